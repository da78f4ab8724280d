class TTSServiceStub(object):
    def __init__(self, channel):
        self.Synthesize = channel.stream_stream('/tts.TTSService/Synthesize')
        self.GetCapabilities = channel.unary_unary('/tts.TTSService/GetCapabilities')
