// A person who talks, by way of another language's WebSocket library: asks a question, breaks into the answer with the
// question once more, and hears the second answer. Prints what it was told as one JSON document.
// usage: node duplex-client.cjs MODULES URL QUESTION.wav (mono, 16 bits, 48 kHz)
const fs = require('fs');
const { WebSocket } = require(process.argv[2] + '/ws');

const FRAME = 1920;
const DEADLINE_MS = 60_000;
const BREAK_IN_AFTER_FRAMES = 20;

const question = fs.readFileSync(process.argv[4]).subarray(44);
const told = { session: null, states: [], heard: [], said: [], flushes: 0, frames: 0, inOrder: true, errors: [], end: null };
let speech = [];
let lastSequence = 0;
let answerFrames = 0;
let asked = 0;
let started;
let sent = 0;

function ask() {
    asked++;
    answerFrames = 0;
    for (let at = 0; at < question.length; at += FRAME) {
        const frame = Buffer.alloc(FRAME);
        question.copy(frame, 0, at, Math.min(at + FRAME, question.length));
        speech.push(frame);
    }
}

function finish(problem) {
    if (problem) {
        told.errors.push(problem);
    }
    clearInterval(microphone);
    socket.close();
}

const socket = new WebSocket(process.argv[3]);
const patience = setTimeout(() => finish('no second answer within ' + DEADLINE_MS + ' ms'), DEADLINE_MS);
let microphone;

socket.on('open', () => {
    socket.send(JSON.stringify({ type: 'hello', accept: ['state', 'transcript'] }));
    socket.send(JSON.stringify({ type: 'audio_format', sample_rate: 48000 }));
    started = Date.now();
    microphone = setInterval(() => {
        while (sent * 20 < Date.now() - started) {
            socket.send(speech.shift() ?? Buffer.alloc(FRAME));
            sent++;
        }
    }, 10);
    ask();
});

socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    switch (message.type) {
        case 'session_start':
            told.session = message.session_id;
            break;
        case 'state':
            told.states.push(message.to);
            if (message.to === 'WAITING_FOR_INPUT' && asked === 2 && answerFrames > 0 && speech.length === 0) {
                finish();
            }
            break;
        case 'transcript':
            if (message.final && message.role === 'user') {
                told.heard.push(message.text);
            } else if (message.role === 'assistant') {
                told.said.push(message.text);
            }
            break;
        case 'flush':
            told.flushes++;
            break;
        case 'audio':
            told.inOrder &&= message.sequence === lastSequence + 1;
            lastSequence = message.sequence;
            told.frames++;
            answerFrames++;
            if (asked === 1 && answerFrames === BREAK_IN_AFTER_FRAMES) {
                ask();
            }
            break;
        case 'session_end':
            told.end = message.reason;
            break;
        case 'error':
            told.errors.push(message.message);
            break;
    }
});

socket.on('error', (e) => finish(String(e)));
socket.on('close', () => {
    clearTimeout(patience);
    clearInterval(microphone);
    console.log(JSON.stringify(told));
});
