import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Class files of Java 5 and older (picocli, FreeTTS), which the AOT cache skips.
///
/// They get a newer version and the stack maps that it asks for; what their code does stays as it is, but for one method:
/// picocli asks for Groovy's closures by name, and a class that is not there is looked for in every jar of the class path,
/// which takes a quarter of a short command's time.
final class OldClasses {
    private OldClasses() {}

    /// Rewrites the old classes of a jar in place. Nothing happens when it holds none.
    static void modernize(Path jar) throws IOException {
        if (!holdsOldClasses(jar)) {
            return;
        }
        Path rewritten = jar.resolveSibling("rewritten.jar");
        try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipFile old = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            ClassFile classes = classFiles(library);
            for (ZipEntry entry : Collections.list(old.entries())) {
                byte[] bytes = old.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modernize(classes, bytes) : bytes);
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ClassFile classFiles(URLClassLoader library) {
        return ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(library)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// A class that cannot be given stack maps (`jsr` and `ret` have none) or would not verify stays old: it only loads more
    /// slowly.
    private static byte[] modernize(ClassFile classes, byte[] bytes) {
        ClassModel old = classes.parse(bytes);
        if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        try {
            byte[] young =
                    classes.transformClass(
                            old,
                            ClassTransform.transformingMethods(OldClasses::modernize)
                                    .andThen(ClassTransform.endHandler(OldClasses::raiseVersion)));
            return classes.verify(young).isEmpty() ? young : bytes;
        } catch (IllegalArgumentException subroutines) {
            return bytes;
        }
    }

    private static void modernize(MethodBuilder young, MethodElement element) {
        if (!(element instanceof CodeModel code)) {
            young.with(element);
        } else if (looksForGroovy(code)) {
            young.withCode(nothing -> nothing.aconst_null().areturn());
        } else {
            young.transformCode(code, CodeTransform.ACCEPT_ALL);
        }
    }

    private static boolean looksForGroovy(CodeModel code) {
        return code.parent()
                .filter(method -> method.methodName().equalsString("loadClosureClass"))
                .isPresent();
    }

    private static void raiseVersion(ClassBuilder builder) {
        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
    }

    private static boolean holdsOldClasses(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")
                        && majorVersion(zip.getInputStream(entry)) < ClassFile.JAVA_6_VERSION) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int majorVersion(InputStream classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(classFile)) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        }
    }
}
