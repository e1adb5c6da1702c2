// swift-tools-version: 6.2

import PackageDescription

/// One dialect for every target: Swift 6, no implicit existentials or re-exports, and warnings are errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
    name: "signet",
    products: [
        .library(name: "Signet", targets: ["Signet"]),
        .library(name: "SignetCore", targets: ["SignetCore"]),
        .library(name: "SignetSigV4", targets: ["SignetSigV4"]),
        .library(name: "SignetCredentials", targets: ["SignetCredentials"]),
        .library(name: "SignetSocket", targets: ["SignetSocket"]),
        .library(name: "SignetCurl", targets: ["SignetCurl"]),
        .library(name: "SignetURLSession", targets: ["SignetURLSession"]),
        .library(name: "SignetGateway", targets: ["SignetGateway"]),
        .library(name: "SignetGatewayServer", targets: ["SignetGatewayServer"]),
        .library(name: "SignetConformance", targets: ["SignetConformance"]),
        .executable(name: "signet", targets: ["signet"]),
    ],
    traits: [
        .trait(name: "Curl", description: "CurlTransport; needs libcurl4-openssl-dev."),
        .trait(name: "Socket", description: "SocketTransport and the gateway on real sockets."),
        .trait(name: "URLSession", description: "URLSessionTransport; links FoundationNetworking."),
        .default(enabledTraits: ["Curl", "Socket", "URLSession"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // System libraries: each a module map and one header of typed inline wrappers for variadics and macros.
        .systemLibrary(name: "CSignetOpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSignetCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSignetLinux"),

        // The contract, the signature and the credentials: no sockets, no Foundation.
        .target(name: "SignetCore", dependencies: [httpTypes], swiftSettings: strict),
        .target(name: "SignetSigV4", dependencies: [httpTypes, "CSignetOpenSSL"], swiftSettings: strict),
        .target(
            name: "SignetCredentials", dependencies: ["SignetCore", "SignetSigV4", httpTypes], swiftSettings: strict),
        .target(
            name: "Signet", dependencies: ["SignetCore", "SignetSigV4", "SignetCredentials", httpTypes],
            swiftSettings: strict),

        // Certificates made at run time, for the gateway and for the suite's bad servers.
        .target(name: "SignetCertificates", dependencies: ["CSignetOpenSSL"], swiftSettings: strict),

        // The transports: none sees another.
        .target(name: "SignetWire", dependencies: [httpTypes], swiftSettings: strict),
        .target(
            name: "SignetSocket",
            dependencies: ["SignetCore", "SignetWire", "CSignetOpenSSL", "CSignetLinux", httpTypes],
            swiftSettings: strict),
        .target(
            name: "SignetCurl",
            dependencies: [
                "SignetCore", "SignetWire", "CSignetOpenSSL", "CSignetLinux", httpTypes,
                .target(name: "CSignetCurl", condition: .when(traits: ["Curl"])),
            ],
            swiftSettings: strict),
        .target(name: "SignetURLSession", dependencies: ["SignetCore", httpTypes], swiftSettings: strict),

        // Something to call, and the proof that all transports behave alike.
        .target(
            name: "SignetGateway", dependencies: ["SignetCore", "SignetSigV4", httpTypes], swiftSettings: strict),
        .target(
            name: "SignetGatewayServer",
            dependencies: [
                "SignetCore", "SignetGateway", "SignetCertificates", "SignetWire", "CSignetOpenSSL", httpTypes,
                .target(name: "SignetSocket", condition: .when(traits: ["Socket"])),
            ],
            swiftSettings: strict),
        .target(
            name: "SignetConformance",
            dependencies: ["SignetCore", "SignetSigV4", "SignetCertificates", "CSignetOpenSSL", httpTypes],
            swiftSettings: strict),

        .executableTarget(
            name: "signet",
            dependencies: [
                "Signet", "SignetGateway", "SignetGatewayServer", "SignetWire", httpTypes,
                .target(name: "SignetSocket", condition: .when(traits: ["Socket"])),
                .target(name: "SignetCurl", condition: .when(traits: ["Curl"])),
                .target(name: "SignetURLSession", condition: .when(traits: ["URLSession"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "conformance",
            dependencies: [
                "SignetConformance", "SignetCore",
                .target(name: "SignetSocket", condition: .when(traits: ["Socket"])),
                .target(name: "SignetCurl", condition: .when(traits: ["Curl"])),
                .target(name: "SignetURLSession", condition: .when(traits: ["URLSession"])),
            ],
            swiftSettings: strict,
            // libcurl, a shared library, is to find this program's getaddrinfo before the C library's.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic-symbol=getaddrinfo"])]),

        .target(name: "SignetTestSupport", path: "Tests/SignetTestSupport", swiftSettings: strict),
        .testTarget(name: "SignetCoreTests", dependencies: ["SignetCore", httpTypes], swiftSettings: strict),
        .testTarget(
            name: "SignetSigV4Tests",
            dependencies: ["SignetSigV4", "SignetTestSupport", "CSignetOpenSSL", httpTypes],
            swiftSettings: strict),
        .testTarget(
            name: "SignetCredentialsTests",
            dependencies: ["SignetCredentials", "SignetCore", "SignetSigV4", httpTypes],
            swiftSettings: strict),
        .testTarget(
            name: "SignetTests", dependencies: ["Signet", "SignetGateway", httpTypes], swiftSettings: strict),
        .testTarget(
            name: "SignetWireTests", dependencies: ["SignetWire", "SignetTestSupport", httpTypes], swiftSettings: strict
        ),
        .executableTarget(
            name: "conformance-fixture", dependencies: ["SignetConformance", "SignetCore", httpTypes],
            path: "Tests/ConformanceFixture", swiftSettings: strict),
        .testTarget(
            name: "SignetConformanceTests",
            dependencies: [
                "SignetConformance", "SignetSocket", "SignetCurl", "SignetURLSession", "SignetCore",
                "SignetTestSupport", "conformance-fixture", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SignetURLSessionTests",
            dependencies: ["SignetURLSession", "SignetConformance", "SignetCore", httpTypes], swiftSettings: strict),
        .testTarget(
            name: "SignetCurlTests",
            dependencies: ["SignetCurl", "SignetConformance", "SignetCore", "SignetTestSupport", httpTypes],
            exclude: ["Peers"], swiftSettings: strict),
        .testTarget(
            name: "SignetGatewayServerTests",
            dependencies: [
                "SignetGatewayServer", "SignetSocket", "SignetWire", "SignetCore", "SignetTestSupport", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SignetGatewayTests", dependencies: ["SignetGateway", "Signet", httpTypes],
            swiftSettings: strict),
        .testTarget(
            name: "SignetSocketTests",
            dependencies: [
                "SignetSocket", "SignetConformance", "SignetCertificates", "SignetCore", "SignetWire",
                "SignetTestSupport", "CSignetOpenSSL", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SignetEndToEndTests",
            dependencies: [
                "signet", "Signet", "SignetSocket", "SignetCurl", "SignetURLSession", "SignetGateway",
                "SignetGatewayServer", "SignetConformance", "SignetTestSupport", httpTypes,
            ],
            exclude: ["Oracles"], swiftSettings: strict),
    ]
)
