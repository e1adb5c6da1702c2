import SignetCredentials
import Testing

@Suite("The XML reader")
struct XMLReaderTests {
    private func read(_ text: String, limits: XMLReader.Limits = .init()) throws(XMLError) -> XMLElement {
        try XMLReader.read(Array(text.utf8), limits: limits)
    }

    @Test(
        "reads the text of an element, references and CDATA resolved",
        arguments: [
            ("<a/>", ""), ("<a></a>", ""), ("<a >b</a >", "b"), ("<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"),
            ("<a>&#65;&#x42;&#x1F600;&#9;</a>", "AB😀\t"), ("<a>b<!-- c -->d</a>", "bd"),
            ("<a>b<![CDATA[<c>&x;]]>d</a>", "b<c>&x;d"),
            ("<a>b<c>d</c>e</a>", "be"), ("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>b</a>\n", "b"),
            ("<!-- c --><a>ü</a><!-- d -->", "ü"), ("<?pi?><a x='1' y=\"&lt;>\">b</a>", "b"),
            ("<n:a xmlns:n=\"u\">b</n:a>", "b"),
            ("<a>&amp;lt;</a>", "&lt;"),
        ])
    func text(document: String, text: String) throws {
        let root = try read(document)
        #expect(root.name == "a")
        #expect(root.text == text)
    }

    @Test("gives children by name, the first of several")
    func children() throws {
        let root = try read("<r><p:a>1</p:a><b><a>2</a></b><a>3</a></r>")
        #expect(root.children.map(\.name) == ["a", "b", "a"])
        #expect(root["a"]?.text == "1")
        #expect(root["b"]?["a"]?.text == "2")
        #expect(root["c"] == nil)
    }

    @Test(
        "refuses what is dangerous, and says what it is",
        arguments: [
            ("<!DOCTYPE a><a/>", .documentType),
            ("<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;\">]><a>&d;</a>", .documentType),
            ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", .documentType),
            ("<!doctype html><html></html>", .documentType),
            ("<a><!ENTITY b 'c'></a>", .documentType), ("<a>&b;</a>", .entity), ("<a>&LT;</a>", .entity),
            ("<a>&#0;</a>", .entity), ("<a>&#xD800;</a>", .entity), ("<a>&#x110000;</a>", .entity),
            ("<a>&#27;</a>", .entity),
            ("<a>&#99999999999999;</a>", .entity), ("<a>&#-1;</a>", .entity), ("<a>&#+65;</a>", .entity),
            ("<a>&#;</a>", .entity),
            ("<a>&#x;</a>", .entity), ("<a>&</a>", .entity), ("<a>&lt</a>", .entity), ("<a b='&c;'/>", .entity),
            ("<?xml version='1.0' encoding='UTF-16'?><a/>", .encoding),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", .encoding),
        ] as [(String, XMLError.Kind)])
    func dangerous(document: String, kind: XMLError.Kind) {
        #expect(throws: XMLError.self) { try read(document) }
        do { _ = try read(document) } catch { #expect(error.kind == kind, "\(error)") }
    }

    @Test(
        "refuses what is not well-formed",
        arguments: [
            "", " ", "a", "<", "<a", "<a>", "<a/", "<a></b>", "<a></a", "</a>", "<a/><b/>", "<a/>b", "b<a/>",
            "<a><b></a></b>",
            "<n:a></m:a>", "< a/>", "<1/>", "<-/>", "<a b/>", "<a b=c/>", "<a b='c/>", "<a b='c'd='e'/>", "<a b='<'/>",
            "<a><!-- ", "<a><![CDATA[", "<a><![CDATA[b]]></a", "<?xml", "<a>\0</a>", "<a>\u{1B}[2J</a>", "<a/>\u{8}",
            "<html><body><br></body></html>", "{\"a\":1}",
        ])
    func malformed(document: String) {
        #expect(throws: XMLError.self) { try read(document) }
    }

    @Test("refuses every beginning of a document, and every document with a byte that is not UTF-8")
    func truncatedOrBroken() throws {
        let document = Array("<?xml version=\"1.0\"?><r a=\"b\">c&amp;<d><![CDATA[e]]></d><!-- f --></r>".utf8)
        #expect(throws: Never.self) { try XMLReader.read(document) }
        for end in document.indices {
            #expect(throws: XMLError.self) { try XMLReader.read(Array(document[..<end])) }
            for byte: UInt8 in [0xFF, 0xC0, 0x80, 0x00] {
                var broken = document
                broken[end] = byte
                #expect(throws: XMLError.self) { try XMLReader.read(broken) }
            }
        }
    }

    @Test("holds a document to its limits, to the byte, level and element")
    func limits() throws {
        var limits = XMLReader.Limits()
        limits.depth = 3
        limits.elements = 4
        limits.bytes = 40
        #expect(throws: Never.self) { try read("<a><a><a/></a><a/></a>", limits: limits) }
        for document in [
            "<a><a><a><a/></a></a></a>", "<a><a/><a/><a/><a/></a>", "<a>" + String(repeating: "b", count: 34) + "</a>",
        ] {
            #expect(throws: XMLError.self) { try read(document, limits: limits) }
            do { _ = try read(document, limits: limits) } catch { #expect(error.kind == .limit) }
        }
        #expect(throws: Never.self) { try read("<a>" + String(repeating: "b", count: 33) + "</a>", limits: limits) }
    }

    @Test(
        "answers to hostile megabytes without deep recursion",
        arguments: ["<a>", "<!--", "<![CDATA[", "<?", "&", "&amp;", "<a b='", "<a b='c' ", "</a>", "]]>", "--", "<a/>"])
    func megabytes(piece: String) {
        let repeated = String(repeating: piece, count: 1 << 20 / piece.utf8.count)
        for document in [repeated, "<r>" + repeated.dropLast(8)] {
            #expect(throws: XMLError.self) { try read(document) }
        }
    }

    @Test("shows nothing of a document in its errors")
    func canary() {
        for document in ["<canary>", "<canary></other>", "<a>&canary;</a>", "<canary canary=canary>"] {
            let error = #expect(throws: XMLError.self) { try read(document) }
            #expect(error.map { "\($0)" + String(reflecting: $0) }?.contains("canary") == false)
        }
    }
}
