// malloc_trim() and mallinfo2(), which Swift's Glibc module leaves out.
#pragma once
#include <malloc.h>
