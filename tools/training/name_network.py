"""The network of names: word features and gazetteers → BiLSTM → CRF."""
import dataclasses

import torch
from torch import nn

import features
from bilstm import BiLstmLayer
from crf import Crf
from name_data import TAGS


@dataclasses.dataclass
class NameShape:
    """The sizes of a network."""
    vocabulary: int
    sources: int
    lists: int             # features of gazetteers of a word
    width: int = 128       # of a projected word
    hidden: int = 128      # of one direction of a layer
    layers: int = 1
    word: int = 32
    affix: int = 16
    shape: int = 16
    source: int = 16


class NameNetwork(nn.Module):
    def __init__(self, shape, vectors, dropout=0.33):
        super().__init__()
        self.shape = shape
        self.vectors = nn.Embedding.from_pretrained(torch.cat([torch.zeros(1, vectors.shape[1]), vectors]), freeze=True)
        self.words = nn.Embedding(shape.vocabulary, shape.word)
        self.affixes = nn.Embedding(features.AFFIX_ROWS, shape.affix)
        self.shapes = nn.Embedding(features.SHAPE_ROWS, shape.shape)
        self.sources = nn.Embedding(shape.sources + 1, shape.source)  # the last: not told
        for table in (self.words, self.affixes, self.shapes, self.sources):
            nn.init.normal_(table.weight, std=0.1)
        inputs = (vectors.shape[1] + shape.word + len(features.AFFIXES) * shape.affix + shape.shape + shape.source + shape.lists)
        self.projection = nn.Linear(inputs, 2 * shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(BiLstmLayer(2 * shape.hidden if i else shape.width, shape.hidden)
                                    for i in range(shape.layers))
        self.tags = nn.Linear(2 * shape.hidden, len(TAGS))
        self.crf = Crf(TAGS)
        self.dropout = nn.Dropout(dropout)
        self.input_dropout = nn.Dropout(0.2)

    def forward(self, batch):
        """The scores of the tags, batch x length x tags."""
        length = batch.words.shape[1]
        parts = [self.vectors(batch.vectors), self.input_dropout(self.words(batch.words)),
                 self.input_dropout(self.affixes(batch.affixes).flatten(2)), self.shapes(batch.shapes),
                 (batch.sources @ self.sources.weight)[:, None].expand(-1, length, -1)]
        if self.shape.lists:
            parts.append(batch.lists)
        pieces = self.projection(torch.cat(parts, dim=2)).unflatten(2, (self.shape.width, 2))
        context = self.input_dropout(self.norm(pieces.amax(dim=3)))
        for layer in self.layers:
            context = self.dropout(layer(context, batch.lengths))
        return self.tags(context)
