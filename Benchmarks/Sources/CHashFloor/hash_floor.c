#include "hash_floor.h"

#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wdeprecated-declarations"

struct hash_floor_key {
    SHA256_CTX inner, outer;
};

static void key_init(hash_floor_key *key, const void *secret, size_t length) {
    unsigned char block[SHA256_CBLOCK] = {0};
    memcpy(block, secret, length);
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36;
    SHA256_Init(&key->inner);
    SHA256_Update(&key->inner, block, sizeof block);
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36 ^ 0x5c;
    SHA256_Init(&key->outer);
    SHA256_Update(&key->outer, block, sizeof block);
}

static void key_sign(const hash_floor_key *key, const void *data, size_t length, unsigned char *digest) {
    SHA256_CTX context = key->inner;
    SHA256_Update(&context, data, length);
    SHA256_Final(digest, &context);
    context = key->outer;
    SHA256_Update(&context, digest, SHA256_DIGEST_LENGTH);
    SHA256_Final(digest, &context);
}

static void sha256(const void *data, size_t length, unsigned char *digest) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, data, length);
    SHA256_Final(digest, &context);
}

static uint64_t first_word(const unsigned char *digest) {
    uint64_t word;
    memcpy(&word, digest, sizeof word);
    return word;
}

hash_floor_key *hash_floor_key_make(const char *secret, const char *day, const char *region, const char *service) {
    const char *parts[] = {day, region, service, "aws4_request"};
    char first[SHA256_CBLOCK] = "AWS4";
    unsigned char digest[SHA256_DIGEST_LENGTH];
    hash_floor_key *key = malloc(sizeof *key);
    strncat(first, secret, sizeof first - 5);
    key_init(key, first, strlen(first));
    for (size_t i = 0; i < 4; i++) {
        key_sign(key, parts[i], strlen(parts[i]), digest);
        key_init(key, digest, sizeof digest);
    }
    return key;
}

uint64_t hash_floor_run(
    const hash_floor_key *key, const void *payload, size_t payload_length, const void *canonical_request,
    size_t canonical_request_length, const void *string_to_sign, size_t string_to_sign_length) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    sha256(payload, payload_length, digest);
    uint64_t folded = first_word(digest);
    sha256(canonical_request, canonical_request_length, digest);
    folded ^= first_word(digest);
    key_sign(key, string_to_sign, string_to_sign_length, digest);
    return folded ^ first_word(digest);
}

uint64_t hash_floor_sha256(const void *data, size_t length) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    sha256(data, length, digest);
    return first_word(digest);
}

static char *copy(char *to, const char *text) {
    size_t length = strlen(text);
    memcpy(to, text, length);
    return to + length;
}

static char *line(char *to, const char *text) {
    to = copy(to, text);
    *to++ = '\n';
    return to;
}

static char *hexadecimal(char *to, const unsigned char *digest) {
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
        *to++ = "0123456789abcdef"[digest[i] >> 4];
        *to++ = "0123456789abcdef"[digest[i] & 15];
    }
    return to;
}

static char *encoded_path(char *to, const char *path) {
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '-' && byte <= '9')
            || byte == '_' || byte == '~') {
            *to++ = *path;
        } else {
            *to++ = '%';
            *to++ = "0123456789ABCDEF"[byte >> 4];
            *to++ = "0123456789ABCDEF"[byte & 15];
        }
    }
    return to;
}

static char *signed_headers(char *to, const straight_request *request) {
    for (size_t i = 0; i < request->header_count; i++) {
        if (i > 0) *to++ = ';';
        to = copy(to, request->headers[i].name);
    }
    return to;
}

size_t straight_sign(const hash_floor_key *key, const straight_request *request, char *authorization) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    char buffer[4096];
    char *end = line(buffer, request->method);
    end = encoded_path(end, request->path);
    *end++ = '\n';
    end = line(end, request->query);
    for (size_t i = 0; i < request->header_count; i++) {
        end = copy(end, request->headers[i].name);
        *end++ = ':';
        end = line(end, request->headers[i].value);
    }
    *end++ = '\n';
    end = signed_headers(end, request);
    *end++ = '\n';
    sha256(request->payload, request->payload_length, digest);
    end = hexadecimal(end, digest);
    sha256(buffer, (size_t)(end - buffer), digest);

    end = line(buffer, "AWS4-HMAC-SHA256");
    end = line(end, request->date);
    end = line(end, request->scope);
    end = hexadecimal(end, digest);
    key_sign(key, buffer, (size_t)(end - buffer), digest);

    end = copy(authorization, "AWS4-HMAC-SHA256 Credential=");
    end = copy(end, request->access_key_id);
    *end++ = '/';
    end = copy(end, request->scope);
    end = copy(end, ", SignedHeaders=");
    end = signed_headers(end, request);
    end = copy(end, ", Signature=");
    end = hexadecimal(end, digest);
    return (size_t)(end - authorization);
}
