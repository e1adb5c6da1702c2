// What Swift's Glibc module does not export: epoll, eventfd and the macros of sockets.
#pragma once

// Without _GNU_SOURCE: it changes the shape of fd_set, which then differs from that of every other module.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// Edge-triggered interest in both directions, registered once: no epoll_ctl on the request path.
static inline int signet_epoll_add(int queue, int descriptor, uint64_t token) {
    struct epoll_event event = {
        .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
        .data = {.u64 = token},
    };
    return epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event);
}

// Level-triggered interest in what is named, of a descriptor that is watched already or not.
static inline int signet_epoll_watch(int queue, int descriptor, int is_watched, int reads, int writes, uint64_t token) {
    struct epoll_event event = {
        .events = (reads ? EPOLLIN | EPOLLRDHUP : 0) | (writes ? EPOLLOUT : 0),
        .data = {.u64 = token},
    };
    return epoll_ctl(queue, is_watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
}

static inline int signet_epoll_remove(int queue, int descriptor) {
    return epoll_ctl(queue, EPOLL_CTL_DEL, descriptor, NULL);
}

// Events are read in C: their flags come to Swift as an enumeration, their token as a member of a union.
enum { signet_epoll_capacity = 256 };

struct signet_epoll_events {
    struct epoll_event events[signet_epoll_capacity];
};

static const int signet_epoll_most = signet_epoll_capacity;

static inline int signet_epoll_wait(int queue, struct signet_epoll_events *list, int milliseconds) {
    return epoll_wait(queue, list->events, signet_epoll_most, milliseconds);
}

static inline uint64_t signet_epoll_token(const struct signet_epoll_events *list, int index) {
    return list->events[index].data.u64;
}

static inline uint32_t signet_epoll_flags(const struct signet_epoll_events *list, int index) {
    return list->events[index].events;
}

static const uint32_t signet_epoll_readable = EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR;
static const uint32_t signet_epoll_writable = EPOLLOUT | EPOLLHUP | EPOLLERR;
static const uint32_t signet_epoll_hung_up = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

// Names the calling thread; 15 bytes at most.
static inline void signet_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

// Linux's own; <sys/socket.h> shows it to _GNU_SOURCE only.
extern int accept4(int descriptor, struct sockaddr *restrict address, socklen_t *restrict length, int flags);

static inline int signet_accept(int descriptor, int flags) { return accept4(descriptor, NULL, NULL, flags); }

// recv(2) and send(2) by their numbers. The C library's are cancellation points, which a process with threads announces and
// takes back at every call by locked instructions, and no thread of ours is ever cancelled.
static inline ssize_t signet_receive(int descriptor, void *buffer, size_t length, int flags) {
    return syscall(SYS_recvfrom, descriptor, buffer, length, flags, NULL, NULL);
}

static inline ssize_t signet_send(int descriptor, const void *buffer, size_t length, int flags) {
    return syscall(SYS_sendto, descriptor, buffer, length, flags, NULL, 0);
}
