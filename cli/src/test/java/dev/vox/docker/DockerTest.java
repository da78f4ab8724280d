package dev.vox.docker;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The class's tests need a container engine. Where none answers, all of them are skipped, and the report says why.
///
/// A test, its class's constructor, or a `@BeforeAll` method may ask for a [Docker]. There is one for each class. What was
/// made under its names is removed from the engine after the class, whether its tests passed or not.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("docker")
@ExtendWith(DockerExtension.class)
public @interface DockerTest {}
