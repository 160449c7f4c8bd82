package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import dev.asyncio4j.rules.DocComment;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The template of doc comments, as far as it can be checked mechanically, on the sources of
 * java-api, of the libraries and of the tools; packages that no module exports have no readers.
 */
@Once
class JavadocTest {
  private static final int MOST_LINES = 35;
  private static final int LONGEST_SENTENCE = 120;
  private static final Pattern TOLD_IN_PROSE =
      Pattern.compile("@return[^@]*\\b(fails (with|as)|throws)\\b");
  private static final Pattern AWAITABLE =
      Pattern.compile("^(public |static |default |<.*> )*(Coroutine|Awaitable|Future|Task)<.*\\(");

  @Test
  void noDocIsLong() {
    assertNone(
        doc ->
            !doc.code().startsWith("package ")
                && doc.lines().size() - 2 > MOST_LINES, // without /** and */
        "more than " + MOST_LINES + " lines: move prose to package-info or the guide");
  }

  @Test
  void firstSentencesAreShort() {
    assertNone(
        doc -> firstSentence(doc.lines()).length() > LONGEST_SENTENCE,
        "a first sentence of more than " + LONGEST_SENTENCE + " characters");
  }

  @Test
  void nothingIsToBeDone() {
    assertNone(doc -> doc.lines().stream().anyMatch(line -> line.contains("TBD")), "TBD");
  }

  @Test
  void failuresAreToldByThrows() {
    assertNone(
        doc -> TOLD_IN_PROSE.matcher(String.join(" ", doc.lines())).find(),
        "a failure that only @return tells: give it a @throws, which IDEs show");
  }

  @Test
  void whatIsAwaitedSaysWhatItsCancellationDoes() {
    var typesThatSay =
        DocComment.of(sources()).stream()
            .filter(JavadocTest::saysCancellation)
            .map(DocComment::file)
            .collect(Collectors.toSet());
    assertNone(
        doc ->
            AWAITABLE.matcher(doc.code()).find()
                && !doc.file().contains("/spi/") // which names the method that says it
                && !saysCancellation(doc)
                && !(doc.file().startsWith("libraries/") && typesThatSay.contains(doc.file())),
        "gives something to await, and neither it nor, in a library, its type says what its"
            + " cancellation does");
  }

  @Test
  void everyPublicTypeAndMethodHasADoc() throws IOException {
    var missing = new ArrayList<String>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources()));
      var docs = DocTrees.instance(task);
      for (var unit : task.parse()) {
        new Undocumented(docs, unit.getSourceFile().getName(), missing).scan(unit, false);
      }
    }
    assertThat(missing).as("public, without a doc comment").isEmpty();
  }

  private static void assertNone(Predicate<DocComment> bad, String what) {
    var docs = DocComment.of(sources());
    assertThat(docs).hasSizeGreaterThan(100);
    assertThat(docs.stream().filter(bad).map(DocComment::where)).as(what).isEmpty();
  }

  private static final Pattern PUBLIC_SOURCE =
      Pattern.compile(
          "^((?:java-api|libraries/\\w+|tools/\\w+)/src/main/java)/(.+)/\\w+(-info)?\\.java$");

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public .*\\b(class|interface|enum|record) ");

  private static List<Path> sources() {
    return Repository.sources().stream()
        .filter(JavadocTest::isExported)
        .filter(
            path ->
                path.endsWith("package-info.java")
                    || PUBLIC_TYPE.matcher(Repository.text(path)).find())
        .toList();
  }

  private static boolean isExported(Path path) {
    var place = PUBLIC_SOURCE.matcher(Repository.relative(path));
    if (!place.find()) return false;
    var descriptor = Repository.root().resolve(place.group(1)).resolve("module-info.java");
    var exports = "exports %s;".formatted(place.group(2).replace('/', '.'));
    return Repository.text(descriptor).contains(exports);
  }

  private static boolean saysCancellation(DocComment doc) {
    return doc.lines().stream().anyMatch(line -> line.contains("Cancellation"));
  }

  private static String firstSentence(List<String> doc) {
    var text = String.join(" ", doc).strip().replaceAll("\\{@\\w+ ([^{}]*)}", "$1");
    return text.split("\\. |<p>| @(param|return|throws)\\b", 2)[0];
  }

  /** Collects what is public, also by being a member of an interface, and has no doc comment. */
  private static final class Undocumented extends TreePathScanner<Void, Boolean> {
    private final DocTrees docs;
    private final String file;
    private final List<String> missing;

    Undocumented(DocTrees docs, String file, List<String> missing) {
      this.docs = docs;
      this.file = file;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean inInterface) {
      if (!inInterface && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)) return null;
      check(type.getSimpleName().toString());
      return super.visitClass(type, type.getKind() == Tree.Kind.INTERFACE);
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean inInterface) {
      var isPublic = inInterface || method.getModifiers().getFlags().contains(Modifier.PUBLIC);
      var inherits =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
      if (isPublic && !inherits) check(method.getName().toString());
      return null;
    }

    private void check(String name) {
      DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
      if (doc == null) missing.add(file + ": " + name);
    }
  }
}
