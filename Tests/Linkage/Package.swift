// swift-tools-version: 6.2

import PackageDescription

// A consumer that leaves out every adapter but one: what it links proves what the others would have cost it.
let package = Package(
    name: "linkage",
    dependencies: [.package(name: "signet", path: "../..", traits: ["Socket"])],
    targets: [
        .executableTarget(
            name: "linkage",
            dependencies: [
                .product(name: "Signet", package: "signet"), .product(name: "SignetSocket", package: "signet"),
            ],
            path: "Sources/Linkage")
    ]
)
