import Testing

@testable import SignetGateway

@Suite("Queries and forms")
struct FormFieldsTests {
    @Test(
        "Names and values are decoded; what is no escape stays as it is",
        arguments: [
            ("a=b", "a", "b"), ("a", "a", ""), ("a=", "a", ""), ("=b", "", "b"), ("a=b=c", "a", "b=c"),
            ("%61=%62", "a", "b"), ("a=%zz", "a", "%zz"), ("a=%+1", "a", "%+1"), ("a=%-0", "a", "%-0"),
            ("a=%4", "a", "%4"),
            ("a=%", "a", "%"), ("a=%E1%88%B4", "a", "ሴ"), ("a=1&a=2", "a", "2"), ("&&a=1&", "a", "1"),
        ])
    func decodes(text: String, name: String, value: String) {
        #expect(FormFields(Substring(text), plusIsSpace: false)[name] == value)
    }

    @Test("A plus is a space in a form and a plus in a query")
    func plus() {
        #expect(FormFields("a=1+1%2B", plusIsSpace: true)["a"] == "1 1+")
        #expect(FormFields("a=1+1%2B", plusIsSpace: false)["a"] == "1+1+")
    }
}
