package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.ApiDump;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The public surface of the two jars, compared with a dump that is kept in the repository. A change
 * of it is accepted with {@code -Dapi.update=true}, and its reviewers read the dump's diff first.
 */
@Once
class ApiDumpTest {
  private static final String UPDATE =
      "mvn -B test -pl interop-tests -am -Dmodes=platform -Dtest=ApiDumpTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

  @Test
  void javaApi() {
    compare(Repository.root().resolve("java-api/api/java-api.api"), Jars.apiClasses());
  }

  @Test
  void kotlinFace() {
    var dump = Repository.root().resolve("kotlin-impl/api/kotlin-impl.api");
    compare(dump, Jars.classesIn("dev.asyncio4j.kotlin"));
  }

  private static void compare(Path dump, List<Class<?>> classes) {
    assertThat(ApiDump.difference(dump, classes))
        .as("%s no longer describes the public API. To accept the change: %s", dump, UPDATE)
        .isEmpty();
  }
}
