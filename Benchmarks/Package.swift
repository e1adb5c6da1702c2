// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "signet-benchmarks",
    dependencies: [
        .package(name: "signet", path: "..")
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
            swiftSettings: [
                .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ])
    ]
)
