// TLS (libssl), for SignetSocket.
#pragma once

#include <openssl/err.h>
#include <openssl/ssl.h>
