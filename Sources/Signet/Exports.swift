// One import gives the whole client and the vocabulary of its requests; the transports are imported by name, because a
// program chooses among them.
@_exported public import HTTPTypes
@_exported public import SignetCore
@_exported public import SignetCredentials
@_exported public import SignetSigV4
