// What Swift cannot import from libcurl by itself: variadic setters and getters, as typed inline functions.
#pragma once

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
