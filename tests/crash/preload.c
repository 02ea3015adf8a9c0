/* Spoils the n-th call on the disk that the process makes after it was armed: for the real C library what faults.py
   is for the store's own calls. Loaded with LD_PRELOAD, armed through ctypes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FAIL = 1, DIE_BEFORE, DIE_AFTER, DIE_HALF_WAY, SHORT };

static long at, seen;
static int how, error_number;

void arm(long n, int moment, int error) { at = n; how = moment; error_number = error; seen = 0; }
long disarm(void) { at = 0; return seen; }

static void die(void) { raise(SIGKILL); }

/* Whether it is this call's turn, and it is to fail. */
static int turn(void) {
  if (!at || ++seen != at) return 0;
  if (how == DIE_BEFORE) die();
  if (how != FAIL) return 0;
  errno = error_number;
  return 1;
}

static void after(void) { if (at && seen == at && how == DIE_AFTER) die(); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SPOIL(type, call) { if (turn()) return -1; type done = call; after(); return done; }

ssize_t write(int fd, const void *data, size_t size) {
  if (turn()) return -1;
  int now = at && seen == at;
  if (now && how == DIE_HALF_WAY) { REAL(write)(fd, data, size / 2); die(); }
  ssize_t done = REAL(write)(fd, data, now && how == SHORT ? size / 2 + 1 : size);
  after();
  return done;
}

int fsync(int fd) SPOIL(int, REAL(fsync)(fd))
int close(int fd) SPOIL(int, REAL(close)(fd))
int link(const char *a, const char *b) SPOIL(int, REAL(link)(a, b))
int linkat(int d, const char *a, int e, const char *b, int f) SPOIL(int, REAL(linkat)(d, a, e, b, f))
int rename(const char *a, const char *b) SPOIL(int, REAL(rename)(a, b))
int renameat(int d, const char *a, int e, const char *b) SPOIL(int, REAL(renameat)(d, a, e, b))
int unlink(const char *a) SPOIL(int, REAL(unlink)(a))

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = va_arg(rest, int);
  va_end(rest);
  SPOIL(int, REAL(open)(path, flags, mode))
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = va_arg(rest, int);
  va_end(rest);
  SPOIL(int, REAL(open64)(path, flags, mode))
}
