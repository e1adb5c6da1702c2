/// What a receiver of chunks is willing to hold and read.
public struct ChunkLimits: Hashable, Sendable {
    /// Bytes of one chunk. Default 16 MiB: a signed chunk is held until its signature has been checked, so this is what an
    /// upload can make a receiver hold; clients send 64 KiB to 1 MiB.
    public var chunkBytes: Int
    /// The fewest bytes of a chunk that is not the last. Default 8,192, as S3 has it: each chunk costs a signature.
    public var smallestChunkBytes: Int
    /// Bytes of the body itself. Default 5 GiB: the largest object that S3 takes in one request.
    public var decodedBytes: Int
    /// Bytes of the trailer section, with its line ends. Default 16 KiB: checksums need a few hundred.
    public var trailerBytes: Int

    /// Creates limits.
    public init(
        chunkBytes: Int = 16_777_216, smallestChunkBytes: Int = 8192, decodedBytes: Int = 5_368_709_120,
        trailerBytes: Int = 16_384
    ) {
        self.chunkBytes = chunkBytes
        self.smallestChunkBytes = smallestChunkBytes
        self.decodedBytes = decodedBytes
        self.trailerBytes = trailerBytes
    }
}
