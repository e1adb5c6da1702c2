extension [Double] {
    /// The element that `fraction` of this sorted array comes before; 0 when it is empty.
    public func percentile(_ fraction: Double) -> Double {
        isEmpty ? 0 : self[Swift.min(count - 1, Int(Double(count) * fraction))]
    }
}
