// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "signet-benchmarks",
    dependencies: [
        .package(name: "signet", path: ".."),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // Without its traits: they replace malloc and the runtime's reference counting, and cost what they measure.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What every measured client in Swift does, and the peers: one program each, so that what one links costs no other.
        .target(name: "ClientLoad", swiftSettings: strict),
        .systemLibrary(name: "CMalloc"),
        .target(name: "NginxServer", swiftSettings: strict),
        .executableTarget(
            name: "async-http-client-peer",
            dependencies: [
                "ClientLoad", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Sources/AsyncHTTPClientPeer",
            swiftSettings: strict),
        .executableTarget(
            name: "libcurl-peer", path: "Sources/CurlPeer", linkerSettings: [.linkedLibrary("curl")]),

        .executableTarget(
            name: "transport-benchmark",
            dependencies: [
                "ClientLoad", "NginxServer", "CMalloc",
                .product(name: "Signet", package: "signet"),
                .product(name: "SignetSocket", package: "signet"),
                .product(name: "SignetCurl", package: "signet"),
                .product(name: "SignetURLSession", package: "signet"),
            ],
            path: "Sources/TransportBenchmark",
            swiftSettings: strict),

        // Lasting load with faults.
        .executableTarget(
            name: "transport-soak",
            dependencies: [
                "NginxServer",
                .product(name: "Signet", package: "signet"),
                .product(name: "SignetSocket", package: "signet"),
                .product(name: "SignetCurl", package: "signet"),
                .product(name: "SignetURLSession", package: "signet"),
            ],
            path: "Sources/Soak",
            swiftSettings: strict),

        // Signing: what the hashes alone cost in C, the operations beside them, and two ways to run these.
        .target(name: "CHashFloor", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CAllocations"),
        .target(
            name: "SigningWorkload",
            dependencies: [
                "CHashFloor", .product(name: "SignetSigV4", package: "signet"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "sigv4-benchmark", dependencies: ["SigningWorkload", "CAllocations"], path: "Sources/SigV4Benchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "SigV4Suite",
            dependencies: ["SigningWorkload", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/SigV4Suite",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ]
)
