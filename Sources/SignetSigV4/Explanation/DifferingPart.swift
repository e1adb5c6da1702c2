/// A part of the canonical request or of the string to sign, as each side has it.
struct DifferingPart {
    let part: Difference.Part
    /// Counted from 1, in the text the part is of.
    let line: Int
    /// The whole part, raw; `nil` where the side has no such line.
    let ours: [UInt8]?
    let theirs: [UInt8]?
}
