// What no signer can do without: the hashes of one request, over memory that holds the finished texts.
#pragma once

#include <stddef.h>
#include <stdint.h>

// A signing key whose two HMAC pads are hashed, as a warm cache holds it.
typedef struct hash_floor_key hash_floor_key;

hash_floor_key *hash_floor_key_make(const char *secret, const char *day, const char *region, const char *service);

// Hashes the payload, the canonical request and, with the key, the string to sign: nothing else is done. The digest of
// each is folded into the result, so that none can be left out.
uint64_t hash_floor_run(
    const hash_floor_key *key, const void *payload, size_t payload_length, const void *canonical_request,
    size_t canonical_request_length, const void *string_to_sign, size_t string_to_sign_length);

// SHA-256 of one piece of memory.
uint64_t hash_floor_sha256(const void *data, size_t length);

typedef struct {
    const char *name;
    const char *value;
} straight_header;

// A request whose parts are in order already: headers sorted by lower-case name, a query in canonical form.
typedef struct {
    const char *method, *path, *query;
    const straight_header *headers;
    size_t header_count;
    const void *payload;
    size_t payload_length;
    const char *date, *scope, *access_key_id;
} straight_request;

// Signs in straight-line C: one buffer on the stack, no allocation, the path encoded, everything else copied. Writes the
// value of the Authorization header, and returns its length.
size_t straight_sign(const hash_floor_key *key, const straight_request *request, char *authorization);
