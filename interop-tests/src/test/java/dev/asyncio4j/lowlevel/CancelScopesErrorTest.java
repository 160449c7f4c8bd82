package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The errors of scopes that are built on the hook: their messages, and what a scope throws. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopesErrorTest {
  @Test
  @DisplayName("NUR-C-11 the error has the message of the scope, at a wait and at a bare yield")
  void theMessageOfAScope() {
    virtual(
        () -> {
          var me = Objects.requireNonNull(currentTask());
          CancelScopes.set(me, new Told());
          assertThatThrownBy(() -> await(sleep(seconds(1)))).hasMessage("deadline");
          assertThatThrownBy(() -> await(sleep(Duration.ZERO))).hasMessage("deadline");
          CancelScopes.set(me, () -> true);
          assertThatThrownBy(() -> await(sleep(seconds(1)))).hasMessage(null);
          CancelScopes.set(me, null);
        });
  }

  private static final class Told implements CancelScopes {
    @Override
    public boolean cancels() {
      return true;
    }

    @Override
    public String reason() {
      return "deadline";
    }
  }

  @Test
  void whatAScopeThrowsComesOutOfTheAwait() {
    virtual(
        () -> {
          var me = Objects.requireNonNull(currentTask());
          CancelScopes.set(
              me,
              () -> {
                throw new IllegalStateException("broken scope");
              });
          assertThatThrownBy(() -> await(sleep(seconds(1)))).hasMessage("broken scope");
          assertThatThrownBy(() -> await(sleep(Duration.ZERO))).hasMessage("broken scope");
          CancelScopes.set(me, null);
          assertThat(CancelScopes.of(me)).isNull();
          pause(1);
        });
  }
}
