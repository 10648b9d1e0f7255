/* Ends the process at the n-th call that changes a file below a folder, as a crash would.
 *
 * Loaded before the C library (LD_PRELOAD). What was written before the n-th call is in the files,
 * what comes after it is not. With `is_torn` half of the n-th write is in the file too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define KILLED 77

static char folder[PATH_MAX];
static long calls, last;
static int is_armed, is_torn;

void killpoint_arm(const char *path, long at, int torn)
{
    snprintf(folder, sizeof folder, "%s", path);
    calls = 0;
    last = at;
    is_torn = torn;
    is_armed = 1;
}

long killpoint_calls(void)
{
    return calls;
}

static int is_below(const char *path)
{
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int is_file_below(int file)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

/* Tells whether this is the call to end at. */
static int is_last(int is_ours)
{
    return is_ours && ++calls == last;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t count)
{
    REAL(write);
    if (is_armed && is_last(is_file_below(file))) {
        if (is_torn)
            real(file, bytes, count / 2);
        _exit(KILLED);
    }
    return real(file, bytes, count);
}

#define PWRITE(name)                                                                   \
    ssize_t name(int file, const void *bytes, size_t count, off64_t place)             \
    {                                                                                  \
        ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, #name); \
        if (is_armed && is_last(is_file_below(file))) {                                \
            if (is_torn)                                                               \
                real(file, bytes, count / 2, place);                                   \
            _exit(KILLED);                                                             \
        }                                                                              \
        return real(file, bytes, count, place);                                        \
    }

#define ON_FILE(name)                                      \
    int name(int file)                                     \
    {                                                      \
        REAL(name);                                        \
        if (is_armed && is_last(is_file_below(file)))      \
            _exit(KILLED);                                 \
        return real(file);                                 \
    }

#define TRUNCATE(name)                                             \
    int name(int file, off64_t size)                               \
    {                                                              \
        int (*real)(int, off64_t) = dlsym(RTLD_NEXT, #name);       \
        if (is_armed && is_last(is_file_below(file)))              \
            _exit(KILLED);                                         \
        return real(file, size);                                   \
    }

PWRITE(pwrite)
PWRITE(pwrite64)
ON_FILE(fsync)
ON_FILE(fdatasync)
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path)
{
    REAL(unlink);
    if (is_armed && is_last(is_below(path)))
        _exit(KILLED);
    return real(path);
}
