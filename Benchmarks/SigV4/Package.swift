// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

// The module is compiled from its sources (a link) together with one file of this package, which times what is internal
// to it: nothing is opened up in the library for the sake of a benchmark, and nothing is measured across a border that
// its callers do not cross.
let package = Package(
    name: "signet-sigv4-benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // Without its traits: they replace malloc and the runtime's reference counting, and cost what they measure.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CSignetOpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "CHashFloor", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CAllocations"),
        .target(name: "SignetSigV4", dependencies: [httpTypes, "CSignetOpenSSL"], swiftSettings: strict),
        .target(
            name: "SigningWorkload", dependencies: ["SignetSigV4", "CHashFloor", httpTypes], swiftSettings: strict),
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
