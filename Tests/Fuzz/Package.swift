// swift-tools-version: 6.2

import PackageDescription

// The fuzz targets: a package of its own, because everything it links must be built with the sanitizers' instrumentation.
let package = Package(
    name: "signet-fuzz",
    dependencies: [
        .package(name: "signet", path: "../.."),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        .executableTarget(
            name: "signet-fuzz",
            dependencies: [
                .product(name: "SignetSigV4", package: "signet"),
                .product(name: "SignetCore", package: "signet"),
                // Brings SignetWire, which is no product of its own.
                .product(name: "SignetSocket", package: "signet"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            path: "Sources/SignetFuzz",
            swiftSettings: [
                .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ])
    ]
)
