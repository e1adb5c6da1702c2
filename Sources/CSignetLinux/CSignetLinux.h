// What Swift's Glibc module does not export: epoll, eventfd and the macros of sockets.
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// Edge-triggered interest in both directions, registered once: no epoll_ctl on the request path.
static inline int signet_epoll_add(int queue, int descriptor, uint64_t token) {
    struct epoll_event event = {
        .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
        .data = {.u64 = token},
    };
    return epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event);
}

static inline int signet_epoll_remove(int queue, int descriptor) {
    return epoll_ctl(queue, EPOLL_CTL_DEL, descriptor, NULL);
}

// struct epoll_event is packed on x86-64, which Swift's pointer arithmetic would not honour: an array of them stays in C.
struct signet_epoll_events {
    struct epoll_event events[256];
};

static inline int signet_epoll_wait(int queue, struct signet_epoll_events *list, int milliseconds) {
    return epoll_wait(queue, list->events, sizeof list->events / sizeof list->events[0], milliseconds);
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

static inline void signet_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

// strerror_r comes in two shapes; Swift sees the other one.
static inline const char *signet_error_words(int code, char *buffer, size_t capacity) {
    return strerror_r(code, buffer, capacity);
}

// accept4's address parameter is a transparent union, which Swift cannot pass a null to.
static inline int signet_accept(int descriptor, int flags) { return accept4(descriptor, NULL, NULL, flags); }
