// What Swift cannot import from OpenSSL 3 by itself: function-like macros, as typed inline functions.
#pragma once

#include "digest.h"
#include "ecdsa.h"
#include "lifetime.h"
#include "tls.h"
#include "x509.h"
