package dev.vox.text;

/// What a result of one type looks like.
@FunctionalInterface
public interface View<T> {
    /// The forms of one result.
    Renderings of(T result);
}
