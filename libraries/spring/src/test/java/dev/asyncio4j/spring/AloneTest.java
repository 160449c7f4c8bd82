package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each half of Spring's web on a class path without the other. */
class AloneTest {
  /** Starts an application of the half that is there, and calls it. */
  static final class Main {
    public static void main(String[] args) throws Exception {
      var type = org.springframework.boot.WebApplicationType.valueOf(args[0]);
      try (var app = Application.start(type, new Class<?>[] {Shop.class})) {
        System.out.println(app.context().getClass().getSimpleName());
        System.out.println(app.get("/user/ada").body());
        System.out.println(app.get("/on-loop/text").body());
        System.out.println(app.get("/few").body());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SERVLET, AnnotationConfigServletWebServerApplicationContext,"
        + " reactor-.*|reactive-streams.*|spring-webflux.*|netty-.*|micrometer-core.*|.*actuator.*",
    "REACTIVE, AnnotationConfigReactiveWebServerApplicationContext,"
        + " tomcat-.*|jetty-.*|jakarta\\.servlet.*|spring-webmvc.*|micrometer-core.*|.*actuator.*"
  })
  @DisplayName("FRM-02 MVC without Reactor, WebFlux without servlets, both without an actuator")
  void alone(String type, String context, String absent) throws Exception {
    var child = ChildJvm.running(Main.class, Application.CHILD, type);
    var command = child.command();
    int at = command.indexOf("-cp") + 1;
    command.set(
        at,
        Stream.of(command.get(at).split(File.pathSeparator))
            .filter(it -> !new File(it).getName().matches("(" + absent + ")\\.jar"))
            .collect(Collectors.joining(File.pathSeparator)));
    var process = child.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = process.inputReader()) {
      assertThat(output.lines())
          .containsExactly(
              context,
              "{\"name\":\"ada\",\"age\":36}",
              "plain",
              "[{\"name\":\"ada\",\"age\":36},{\"name\":\"bob\",\"age\":36}]");
      assertThat(process.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
