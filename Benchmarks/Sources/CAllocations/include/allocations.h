// Counts what the whole process allocates, by standing in front of the allocator of the C library.
#pragma once

// The number of allocations of this thread so far: malloc, calloc, realloc and the aligned ones.
unsigned long allocation_count(void);
