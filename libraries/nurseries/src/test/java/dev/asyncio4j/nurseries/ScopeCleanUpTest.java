package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clean-up in cancelled scopes, and the shields that it needs. */
@ExtendWith(NothingLeftBehind.class)
class ScopeCleanUpTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-C-05 lifting a shield lets outer scopes in at once if suspended")
  void aShieldIsLifted() {
    var start = now();
    var inner = CancelScope.create(ScopeOptions.defaults().shield(true));
    getRunningLoop().callLater(seconds(2), () -> inner.shield(false));
    var outer =
        CancelScope.create()
            .run(
                o ->
                    inner.run(
                        i -> {
                          o.cancel();
                          pause(1);
                          trail.add("still inside at " + secondsSince(start));
                          pause(9);
                        }));
    assertThat(outer.cancelledCaught()).isTrue();
    assertThat(inner.cancelledCaught()).isFalse();
    assertThat(secondsSince(start)).isEqualTo(2);
    trail.assertIs("still inside at 1");
  }

  @AsyncTest
  @DisplayName("NUR-C-05 a shield that is set while the error is on its way out swallows nothing")
  void aShieldThatComesTooLate() {
    var inner = CancelScope.create();
    var outer =
        CancelScope.create()
            .run(
                o ->
                    inner.run(
                        i -> {
                          o.cancel();
                          try {
                            pause(1);
                          } finally {
                            i.shield(true);
                          }
                        }));
    assertThat(outer.cancelledCaught()).isTrue();
    assertThat(inner.cancelledCaught()).isFalse();
  }

  @AsyncTest
  @DisplayName("NUR-C-10 a plain finally that awaits loses the first error, shielded keeps it")
  void cleanUp() {
    var scope = CancelScope.create();
    scope.run(
        s -> {
          s.cancel();
          try {
            throw new IOException("lost");
          } finally {
            pause(1);
          }
        });
    assertThat(scope.cancelledCaught()).as("as Python").isTrue();
    assertThatThrownBy(
            () ->
                CancelScope.create()
                    .run(
                        s -> {
                          s.cancel();
                          try {
                            throw new IOException("kept");
                          } finally {
                            shielded(() -> pause(1));
                          }
                        }))
        .hasMessage("kept");
  }

  @AsyncTest
  @DisplayName("NUR-C-10 try-with-resources keeps the first error, close's is suppressed in it")
  void tryWithResources() {
    assertThatThrownBy(
            () ->
                CancelScope.create()
                    .run(
                        s -> {
                          s.cancel();
                          try (AutoCloseable closing = () -> pause(1)) {
                            throw new IOException("first " + (closing != null));
                          }
                        }))
        .isInstanceOf(IOException.class)
        .satisfies(
            e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(CancelledError.class));
  }
}
