package dev.vox.text;

/// A part of a page, laid out below the part before it.
public sealed interface Block permits Paragraph, Verbatim, Facts, Table, Fitted {}
