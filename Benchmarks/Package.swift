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
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "transport-benchmark",
            dependencies: [
                .product(name: "Signet", package: "signet"),
                .product(name: "SignetSocket", package: "signet"),
                .product(name: "SignetCurl", package: "signet"),
                .product(name: "SignetURLSession", package: "signet"),
            ],
            path: "Sources/TransportBenchmark",
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
