// What Swift's Glibc module does not export: epoll and eventfd.
#pragma once

#include <sys/epoll.h>
#include <sys/eventfd.h>
