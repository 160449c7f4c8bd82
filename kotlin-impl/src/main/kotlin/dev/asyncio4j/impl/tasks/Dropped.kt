package dev.asyncio4j.impl.tasks

import java.lang.ref.Cleaner

/** The register of all that is watched for being dropped: one thread for the whole library. */
internal object Dropped {
  val cleaner: Cleaner by lazy { Cleaner.create() }
}
