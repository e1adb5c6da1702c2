import SignetSigV4
import Testing

@Suite("Region sets")
struct RegionSetTests {
    private static let memberships: [(set: RegionSet, region: String, isMember: Bool)] = [
        (["us-east-1"], "us-east-1", true),
        (["us-east-1"], "us-east-2", false),
        (["us-east-1"], "us-east-11", false),
        (["us-east-1"], "US-EAST-1", false),
        (["us-east-1", "eu-west-1"], "eu-west-1", true),
        (["us-*"], "us-west-2", true),
        (["us-*"], "us-", true),
        (["us-*"], "us", false),
        (["us-*"], "aus-west-2", false),
        (["*-1"], "eu-west-1", true),
        (["*-1"], "eu-west-12", false),
        (["*-1"], "a-1-1", true),
        (["us-*-1"], "us-gov-east-1", true),
        (["us-*-1"], "us-gov-east-2", false),
        (["u*-*st-*"], "us-east-1", true),
        (["a*a"], "a", false),
        (["**"], "", true),
        (.all, "anything", true),
        (["?s-east-1"], "us-east-1", false),
        ([], "us-east-1", false),
        ([""], "", true),
    ]

    @Test("A star stands for any run of characters, and nothing else for anything but itself", arguments: memberships)
    func membership(set: RegionSet, region: String, isMember: Bool) {
        #expect(set.contains(region) == isMember)
    }

    @Test("A long name and many stars take no longer than their product")
    func worstCase() {
        let pattern = String(repeating: "*a", count: 32)
        #expect(!RegionSet([pattern]).contains(String(repeating: "a", count: 10_000) + "b"))
    }

    @Test("A set is written with commas and read with or without white space around them")
    func text() {
        #expect(RegionSet(["us-east-1", "eu-*"]).description == "us-east-1,eu-*")
        #expect(RegionSet("us-east-1,eu-*") == ["us-east-1", "eu-*"])
        #expect(RegionSet(" us-east-1 ,\teu-*\t") == ["us-east-1", "eu-*"])
        #expect(RegionSet("us-east-1,,eu-*").patterns == ["us-east-1", "", "eu-*"])
        #expect(RegionSet("").patterns == [""])
        #expect(RegionSet(String(repeating: ",", count: 100_000)).patterns.count == 65)
    }
}
