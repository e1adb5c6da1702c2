// How long OpenSSL lives (libcrypto), for all who use it.
#pragma once

#include <openssl/crypto.h>

// OpenSSL frees its globals as a process exits, while threads that still use it, or only end a connection, crash on them. Who
// uses it first in a process decides that once and for all; the memory goes with the process.
static inline void signet_openssl_outlives_exit(void) { OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL); }
