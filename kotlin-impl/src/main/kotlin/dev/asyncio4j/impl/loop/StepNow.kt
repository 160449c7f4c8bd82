package dev.asyncio4j.impl.loop

import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.StepInfo

/** The step that the loop runs now, as instruments see it: one object for all steps. */
internal class StepNow(private val loop: LoopCore) : StepInfo {
  private lateinit var entry: Ready

  fun of(entry: Ready): StepNow {
    this.entry = entry
    return this
  }

  override fun loop() = loop as EventLoop

  override fun kind() = entry.kind

  override fun task() = entry.steps

  override fun text() = Texts.of(entry)

  override fun toString() = text()
}
