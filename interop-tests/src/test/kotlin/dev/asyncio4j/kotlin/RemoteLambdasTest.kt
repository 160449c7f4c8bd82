package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.SerializableBody
import dev.asyncio4j.exceptions.RemoteWorkException
import dev.asyncio4j.lowlevel.Machine
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** Lambdas of Kotlin on their way to another process. */
class RemoteLambdasTest {
  private val machine = Machine()

  private fun <T> sent(work: SerializableBody<T>): T =
    Asyncio.run(
      Asyncio.async(Body { Asyncio.await(Asyncio.getRunningLoop().runInExecutor(machine, work)) })
    )

  @Test
  @DisplayName("E-15 SerializableBody { } travels, with what it captures")
  fun travels() {
    val six = 6
    assertThat(sent(SerializableBody { six * 7 })).isEqualTo(42)
  }

  @Test
  @DisplayName("E-15 a bare lambda travels, as one of Java does")
  fun bare() {
    val six = 6
    val answer =
      Asyncio.run(
        Asyncio.async(
          Body {
            Asyncio.await(Asyncio.getRunningLoop().runInExecutor(machine) { six * 7 })
          }
        )
      )
    assertThat(answer).isEqualTo(42)
  }

  @Test
  @DisplayName("E-15 a captured lambda needs @JvmSerializableLambda, which is said")
  fun captured() {
    val plain: () -> Int = { 42 }
    assertThatThrownBy { sent(SerializableBody { plain() }) }
      .isInstanceOf(RemoteWorkException::class.java)
      .hasMessageContaining("@JvmSerializableLambda or -Xlambdas=class")
    val marked: () -> Int = @JvmSerializableLambda { 42 }
    assertThat(sent(SerializableBody { marked() })).isEqualTo(42)
  }
}
