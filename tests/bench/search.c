/* A breadth-first search over every state of one story in one mode: what the set explorer is measured against.

   `story.h` is generated from the compiled tables: the story as straight C, values in plain bytes, each choice, rule,
   route and scene compiled into code of its own, no table looked up on the way. A state is packed into 64 bits. The
   states seen are one array of packed states (open addressing, linear probing, a multiplicative hash), sized in
   advance so that it is at most half full and never grows. The successors of a batch of states are collected first,
   each one's place in the array being prefetched when it is found, and looked up afterwards, when the lines have
   arrived. The frontier is two arrays. Nothing is kept that counting does not need: no depths, no way back.

   `search STATES`, as many as are to be expected, prints states, transitions, depth, seconds of the search, and peak memory in KiB. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define BATCH 256
#define ROOM (1 << 16)

static void emit(uint64_t key);
static void fail(const char *why);
#include "story.h"

static uint64_t *seen, *waiting, *next, batch[ROOM], place[ROOM];
static uint64_t states, transitions, upcoming, room;
static unsigned shift, found;

static void fail(const char *why) {
    fprintf(stderr, "search: %s\n", why);
    exit(3);
}

static void emit(uint64_t key) {
    if (found == ROOM) fail("a batch leads to too many states");
    uint64_t at = key * 0x9E3779B97F4A7C15u >> shift;
    __builtin_prefetch(&seen[at], 1);
    batch[found] = key + 1;
    place[found++] = at;
}

static void look_up(void) {
    for (unsigned i = 0; i < found; i++) {
        uint64_t key = batch[i], at = place[i];
        while (seen[at] != 0 && seen[at] != key) at = (at + 1) & (room - 1);
        if (seen[at] == 0) {
            if (states == room / 2) fail("more states than were expected");
            seen[at] = key;
            states++;
            next[upcoming++] = key - 1;
        }
    }
    transitions += found;
    found = 0;
}

int main(int argc, char **argv) {
    uint64_t expected = argc > 1 ? strtoull(argv[1], NULL, 10) : 1 << 20;
    unsigned bits = 1;
    while ((uint64_t)1 << bits < 2 * expected) bits++;
    room = (uint64_t)1 << bits;
    shift = 64 - bits;
    struct timespec began, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
    seen = calloc(room, sizeof *seen); /* touched page by page, as far as it is used */
    waiting = malloc(room / 2 * sizeof *waiting);
    next = malloc(room / 2 * sizeof *next);
    if (!seen || !waiting || !next) fail("out of memory");
    begin_run();
    look_up();
    transitions = 0;
    unsigned depth = 0;
    while (upcoming) {
        uint64_t *swapped = waiting, width = upcoming;
        waiting = next, next = swapped, upcoming = 0, depth++;
        for (uint64_t i = 0; i < width; i += BATCH) {
            for (uint64_t j = i; j < width && j < i + BATCH; j++) successors(waiting[j]);
            look_up();
        }
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    double seconds = ended.tv_sec - began.tv_sec + 1e-9 * (ended.tv_nsec - began.tv_nsec);
    printf("%llu %llu %u %.6f %ld\n", (unsigned long long)states, (unsigned long long)transitions, depth - 1,
           seconds, used.ru_maxrss);
    return 0;
}
