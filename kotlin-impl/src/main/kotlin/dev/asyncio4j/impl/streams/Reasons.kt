package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.Texts
import java.nio.channels.AlreadyConnectedException
import java.nio.channels.ClosedChannelException
import java.nio.channels.NonReadableChannelException
import java.nio.channels.NotYetBoundException
import java.nio.channels.NotYetConnectedException
import java.nio.channels.UnresolvedAddressException
import java.nio.channels.UnsupportedAddressTypeException

/**
 * Returns the text of [error], of a channel: the JDK leaves the words of many to the name of the
 * class.
 */
internal fun reasonOf(error: Throwable): String =
  Texts.messageOf(error)
    ?: when (error) {
      is ClosedChannelException -> "the channel is closed"
      is NotYetConnectedException -> "it is not connected; connect it first"
      is AlreadyConnectedException -> "it is connected already"
      is NotYetBoundException -> "it is not bound; bind it first"
      is NonReadableChannelException -> "it is not open for reading; open it with READ"
      is UnresolvedAddressException -> "the address is a name that was not looked up"
      is UnsupportedAddressTypeException -> "the socket's family has no such addresses"
      else -> error.javaClass.simpleName
    }
