package dev.asyncio4j.testing;

import dev.asyncio4j.transports.BufferLimits;
import dev.asyncio4j.transports.FlowControl;
import org.jspecify.annotations.Nullable;

/** The flow control of a transport that keeps nothing back: its limits are only noted. */
interface Unbuffered extends FlowControl {
  /** {@return the limits that were set} */
  WaterMarks marks();

  @Override
  default void setWriteBufferLimits(@Nullable Integer high, @Nullable Integer low) {
    marks().set(high, low);
  }

  @Override
  default BufferLimits writeBufferLimits() {
    return marks().limits;
  }

  @Override
  default int writeBufferSize() {
    return 0;
  }
}
