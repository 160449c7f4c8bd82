package dev.asyncio4j.context;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.ChildJvm;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link OpenTelemetryCarrier}: a span that is current stays so in what the task does. */
class OpenTelemetryCarrierTest {
  private static final ContextKey<String> SPAN = ContextKey.named("span");

  private static Scope open(String span) {
    return Context.current().with(SPAN, span).makeCurrent();
  }

  private static String current() {
    return Context.current().get(SPAN);
  }

  private static Coroutine<String> child(String name) {
    return async(
        () -> {
          var parent = current();
          try (var scope = open(name)) {
            passes(2);
            assertThat(current()).isEqualTo(name);
          }
          passes(1);
          assertThat(current()).isEqualTo(parent);
          return name + " of " + parent;
        });
  }

  /** Opens scopes over awaits in each kind of code. */
  private static void allKinds() {
    virtual(
        () -> {
          assertThat(current()).isNull();
          try (var scope = open("root")) {
            assertThat(await(gather(child("a"), child("b"), child("c"))))
                .containsExactly("a of root", "b of root", "c of root");
            assertThat(await(child("inline"))).isEqualTo("inline of root");
            assertThat(await(toThread(() -> current()))).isEqualTo("root");
            getRunningLoop().callSoon(() -> assertThat(current()).isEqualTo("root"));
            AsyncGenerator<String> spans = asyncGenerator(y -> y.emit(current()));
            try (var inner = open("inner")) {
              assertThat(await(spans.next())).isEqualTo("inner");
              assertThat(await(createTask(child("d")))).isEqualTo("d of inner");
            }
            assertThat(current()).isEqualTo("root");
          }
          passes(1);
          assertThat(current()).isNull();
        });
  }

  @Test
  @DisplayName("FRM-09 children have the right parent; a scope may be open over an await")
  void parents() {
    try (var scope = open("caller")) {
      assertThat(current()).isEqualTo("caller");
    }
    allKinds();
  }

  /** Lets a strict storage look at all scopes. */
  static final class Strict {
    private Strict() {}

    public static void main(String[] args) throws Exception {
      allKinds();
      ((AutoCloseable) ContextStorage.get()).close();
      System.out.println("no scope is left");
    }
  }

  @Test
  @DisplayName("FRM-09 a strict storage finds no scope left open, or closed by the wrong thread")
  void strictStorage() throws Exception {
    var strict = List.of("-Dio.opentelemetry.context.enableStrictContext=true");
    assertThat(ChildJvm.output(Strict.class, strict))
        .contains("no scope is left")
        .doesNotContain("wrong", "WARN", "SEVERE");
  }
}
